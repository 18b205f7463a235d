/** What `npm run bench -- --help` prints. */
export const HELP = `Loads a running service and prints requests per second, p50 and p99 of three workloads, and the
database commands per operation of each workload. The commands are counted on the product of this
checkout, which the bench starts on a database of its own.

  npm run bench [-- --url URL] [--connections N] [--seconds N] [--json FILE]

  --url URL          the service (default: PUBLIC_URL, else HOST and PORT, else
                     http://127.0.0.1:4000)
  --connections N    concurrent connections (default 32)
  --seconds N        seconds per workload (default 10); with --permissions and --audit seconds per
                     round, which is two turns of each side
  --permissions      compare the workloads with and without the permission engine, in alternating
                     turns, on a service and a dataset of its own; --url is not used
  --audit            compare the same workloads on natural persons, whose responses disclose personal
                     data, with and without the disclosure log, in the same way
  --gateway          compare the gateway with Apollo's own, in alternating turns, over subgraphs of
                     negligible cost (over HTTP and in one process), and the whole product on the
                     compiled and on the stock executor
  --peers            with --gateway: also compare @graphql-hive/gateway and @mercuriusjs/gateway (with
                     fastify), over HTTP, if they are installed in the project
  --against DIR      compare the whole product with that of another checkout whose packages are
                     installed, on datasets with the same seed, in alternating turns; prints the
                     database commands per operation of both
  --rounds N         turns of each target with --gateway, rounds with --permissions and --audit
                     (default 4): more rounds reduce the effect of other work on the machine
  --log              measure the disclosure log alone, with few events and with --events N (default
                     1000000)
  --intake           on a fresh embedded database: the rate of the seed, that of the accepted rows of a
                     CSV of permits which a steward uploads, the memory above idle, and the
                     throughput of a query alone and beside an upload, in alternating turns
  --rows N           with --intake: rows of the CSV (default 100000); more than 200000 come in several
                     files, and the stored records are counted afterwards
  --planning         plan the operations of the tests, the benches and the documents, and generated
                     operations of one to six steps from subject to subject, with the unmodified planner
                     and with the gateway's; an operation that takes 2 s counts as not planned
  --statistics       tables of three dimensions over five years, of 10000 and of 1400000 records in
                     memory: first use, again, after more records have arrived, tables per second
  --through-product  with --statistics: through gateway and embedded database instead, on a fresh
                     dataset: tables of one caller and of all connections, the time until a batch is
                     counted, time and memory of the first build and of a rebuild, and the rate of the
                     intake with and without the feed, in alternating turns (--rows, --rounds)
  --records N        with --through-product: records of the dataset, about (default 1400000)
  --soak [MINUTES]   load the whole product, on a dataset of its own, with seven tenths of its maximum
                     throughput (default 30 minutes); operations and callers change; prints a verdict
                     on errors, memory and caches, and exits with 1 if it fails
  --hostile          with --soak: 16 ordinary callers send their usual operations, in turns without and
                     with one hostile caller; prints p50, p99 and errors of both and the responses to
                     the hostile caller; exits with 1 if the product dies or an ordinary caller
                     receives a wrong response (default 10 minutes)
  --minutes N        the same as the number after --soak
  --inputs NAMES     with --hostile: only these inputs, separated by commas
  --quiet            does not print on stderr which service is meant
  --json FILE        also write the figures to FILE
  --help             this text
`;
