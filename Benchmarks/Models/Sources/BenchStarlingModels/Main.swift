import Worker

@main
enum StarlingModels {
    static func main() {
        Worker(jsonRecords + jsonAccounts + jsonDocuments + messagePackRecords + messagePackAccounts).run()
    }
}
