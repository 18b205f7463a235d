import { startEmbeddedStore } from 'embedded-mongo';
import { readStoreConfig } from './store/config';
import { dataFolder } from './support/address/config';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { program, wholeNumber } from './support/program';

const HELP = `Serves the embedded store on a data folder until SIGTERM or SIGINT.

  npm run store -- [--data-dir DIR] [--port N | --socket PATH] [--host ADDRESS]

${ADDRESS_HELP.dataDir}                  It is created if missing, and used by one store at a time. --data DIR is the same.
  --port N        loopback port; 0 or absent means any free port
  --host ADDRESS  a loopback address (default 127.0.0.1)
  --socket PATH   listen on a unix socket (mode 0600) instead of a port
${ADDRESS_HELP.quiet}  --help          this text

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
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      host: { type: 'string' },
      socket: { type: 'string' },
    },
  },
  async ({ port: portText, host, socket, ...values }) => {
    if (values.data !== undefined && values['data-dir'] !== undefined)
      throw new Error('--data and --data-dir are the same option; give one of them.');
    const { username, password } = readStoreConfig();
    const port = wholeNumber('--port', portText, { most: 65_535 });
    const folder = dataFolder(values['data-dir'] ?? values.data);
    announce([folder], values);
    const store = await startEmbeddedStore({
      dataDir: folder.dataDir,
      port,
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
