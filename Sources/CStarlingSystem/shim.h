// What Swift cannot ask of the system by itself.
#pragma once

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>
#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

// Files without waiting for a disk. Swift cannot call `syscall`, which takes any number of arguments. Elsewhere than on Linux nothing can be
// done so, and everything goes to threads that may wait.

/// The way leads through no symbolic link: `RESOLVE_NO_SYMLINKS` of openat2(2).
#define STARLING_NO_SYMLINKS 0x04ULL
/// The way does not lead out of the folder: `RESOLVE_BENEATH`.
#define STARLING_BENEATH 0x08ULL

/// Opens a file if all that is needed to find it is in memory. Otherwise it gives -1, with EAGAIN where that takes a disk, and ENOSYS or
/// EPERM where it cannot be done at all (before Linux 5.12; in some sandboxes).
static inline int starling_open_cached(int folder, const char *path, int flags, uint64_t resolve) {
#if defined(__linux__)
    struct {
        uint64_t flags, mode, resolve;
    } how = {(uint64_t)flags, 0, resolve | 0x20 /* RESOLVE_CACHED */};
    return (int)syscall(437 /* openat2: the same number everywhere */, folder, path, &how, sizeof how);
#else
    (void)folder, (void)path, (void)flags, (void)resolve;
    errno = ENOSYS;
    return -1;
#endif
}

/// Reads what is in memory of a file: preadv2(2) with `RWF_NOWAIT`. Otherwise it gives -1, with EAGAIN where that takes a disk.
static inline ssize_t starling_read_cached(int file, void *bytes, size_t count, int64_t offset) {
#if defined(__linux__) && defined(__LP64__) && defined(SYS_preadv2)
    struct iovec piece = {bytes, count};
    // The place is one word here; the next one is for systems whose words are shorter.
    return syscall(SYS_preadv2, file, &piece, 1, offset, 0, 0x08 /* RWF_NOWAIT */);
#else
    (void)file, (void)bytes, (void)count, (void)offset;
    errno = ENOSYS;
    return -1;
#endif
}

/// Gives memory that was freed back to the system, where the allocator keeps it: malloc_trim(3). It takes milliseconds at most.
static inline void starling_trim_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}
