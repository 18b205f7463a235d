import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readGatewayConfig } from './config';
import { createLog } from '../process/log';
import { runMain } from '../process/runMain';
import { startGateway } from './startGateway';
import { readSupergraph } from './supergraph';

const HELP = `Runs the gateway alone on a composed Federation 2 supergraph.

  npm run gateway -- --supergraph FILE [--port N]

  --supergraph FILE  the supergraph; its subgraphs are called at the URLs in it
  --port N           port to listen on (default PORT, or 4000)
  --help             this text

A supergraph without @access needs no authentication. One with @access needs an issuer of tokens
(AUTH_JWKS_URI, AUTH_ISSUER, AUTH_AUDIENCE; the demo issuer of DATA_DIR outside production) and
the keys that vouch for callers to the subgraphs (IDENTITY_PRIVATE_KEY, IDENTITY_REQUEST_KEYS).
`;

void runMain('gateway', async () => {
  const { values } = parseArgs({
    options: {
      supergraph: { type: 'string' },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (values.supergraph === undefined) throw new Error('--supergraph FILE is missing; see --help.');
  const supergraph = await readSupergraphFile(values.supergraph);
  const { hasAccessRules } = readSupergraph(supergraph);
  const config = readGatewayConfig(
    { store: false, auth: hasAccessRules, signing: hasAccessRules },
    values.port === undefined ? {} : { PORT: values.port },
  );
  const log = createLog(config.logLevel, { service: 'gateway' });
  const gateway = await startGateway(config, { supergraph, log });
  process.stdout.write(`The gateway answers at ${gateway.url}\n`);
  return gateway;
});

async function readSupergraphFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Error(`The supergraph file ${file} cannot be read.`);
  }
}
