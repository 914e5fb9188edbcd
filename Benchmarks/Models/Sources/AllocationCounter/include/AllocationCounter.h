#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// How many blocks this process has asked the C library for so far; a block that grows counts once more.
unsigned long allocation_counter_value(void);

#endif
