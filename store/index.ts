import { parseArgs } from 'node:util';
import { startEmbeddedStore } from 'embedded-mongo';
import { readStoreConfig } from './config';

const HELP = `Serves the embedded store on a data folder until SIGTERM or SIGINT.

  npm run store -- --data DIR [--port N | --socket PATH] [--host ADDRESS]

  --data DIR      folder of the data, created when missing, used by one store at a time
  --port N        loopback port; 0 or absent takes any free one
  --host ADDRESS  a loopback address (127.0.0.1 unless given)
  --socket PATH   listen on a unix socket (mode 0600) instead of a port
  --help          this text

STORE_USERNAME and STORE_PASSWORD (or STORE_PASSWORD_FILE), set together, make clients
authenticate (SCRAM-SHA-256).
Prints the mongodb:// URI on one line when it is ready.
`;

function readArguments():
  { data: string; port: number; host?: string; socket?: string } | undefined {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      host: { type: 'string' },
      socket: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}`);
  }
  if (!values.data) throw new Error('--data DIR is missing: the folder of the data');
  return {
    data: values.data,
    port,
    ...(values.host !== undefined && { host: values.host }),
    ...(values.socket !== undefined && { socket: values.socket }),
  };
}

async function main(): Promise<void> {
  const wanted = readArguments();
  if (!wanted) {
    process.stdout.write(HELP);
    return;
  }
  const { username, password } = readStoreConfig();
  const store = await startEmbeddedStore({
    dataDir: wanted.data,
    port: wanted.port,
    ...(wanted.host !== undefined && { host: wanted.host }),
    ...(wanted.socket !== undefined && { socketPath: wanted.socket }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    log: (message, error) => {
      const detail = error instanceof Error ? error.stack : String(error);
      process.stderr.write(`${message}: ${detail}\n`);
    },
  });
  process.stdout.write(`${store.uri}\n`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void store.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
