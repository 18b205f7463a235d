import { startEmbeddedStore } from 'embedded-mongo';
import { readStoreConfig } from './store/config';
import { needed, program, wholeNumber } from './support/program';

const HELP = `Serves the embedded store on a data folder until SIGTERM or SIGINT.

  npm run store -- --data DIR [--port N | --socket PATH] [--host ADDRESS]

  --data DIR      data folder, created if missing, used by one store at a time
  --port N        loopback port; 0 or absent means any free port
  --host ADDRESS  a loopback address (default 127.0.0.1)
  --socket PATH   listen on a unix socket (mode 0600) instead of a port
  --help          this text

STORE_USERNAME and STORE_PASSWORD (or STORE_PASSWORD_FILE), set together, require clients
to authenticate (SCRAM-SHA-256).
Prints the mongodb:// URI on one line when it is ready.
`;

program(
  {
    name: 'store',
    help: HELP,
    isService: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      host: { type: 'string' },
      socket: { type: 'string' },
    },
  },
  async ({ data, port, host, socket }) => {
    const { username, password } = readStoreConfig();
    const store = await startEmbeddedStore({
      dataDir: needed(data, '--data DIR'),
      port: wholeNumber('--port', port, { most: 65_535 }),
      ...(host !== undefined && { host }),
      ...(socket !== undefined && { socketPath: socket }),
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      log: (message, error) => {
        const detail = error instanceof Error ? error.stack : String(error);
        process.stderr.write(`${message}: ${detail}\n`);
      },
    });
    process.stdout.write(`${store.uri}\n`);
    return store;
  },
);
