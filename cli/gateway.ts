import '../process/holdHangUps';
import { readGatewayConfig } from '../gateway/config';
import { createLog } from '../process/log';
import { readTelemetryConfig } from '../process/telemetry/config';
import { openTelemetry } from '../process/telemetry/openTelemetry';
import { needed, program } from './support/program';
import { readEarlierListsDir } from './operations/config';
import { refuseEarlierLists } from './operations/earlierLists';
import { followSupergraph, readSupergraphFile } from '../gateway/followSupergraph';
import { startGateway } from '../gateway/startGateway';
import { readSupergraph } from '../gateway/supergraph';

const HELP = `Runs the gateway alone on a composed Federation 2 supergraph.

  npm run gateway -- --supergraph FILE [--port N]

  --supergraph FILE  the supergraph; its subgraphs are called at the URLs in it
  --port N           port to listen on (default PORT, or 4000)
  --help             this text

The file is watched: when it changes, and on SIGHUP, the gateway loads the supergraph in it and uses
it from the next request on. If it cannot be served, the gateway logs why and keeps the previous one.

A supergraph that does not link @access (https://credit.hedong.example/access/v1.0) needs no
authentication: everybody may read every field. A supergraph that links it, under whatever name,
needs a token issuer (AUTH_ISSUER; the demo issuer of DATA_DIR outside production) and the keys that sign the identity of callers for the subgraphs (IDENTITY_PRIVATE_KEY,
IDENTITY_REQUEST_KEYS). A supergraph with @authenticated, @requiresScopes or @policy, or with
directives that none of its links defines, is refused.
`;

program(
  {
    name: 'gateway',
    help: HELP,
    isService: true,
    options: { supergraph: { type: 'string' }, port: { type: 'string' } },
  },
  async (values) => {
    const file = needed(values.supergraph, '--supergraph FILE');
    const supergraph = await readSupergraphFile(file);
    const { hasAccessRules } = readSupergraph(supergraph);
    const config = readGatewayConfig(
      { store: false, auth: hasAccessRules, signing: hasAccessRules },
      values.port === undefined ? {} : { PORT: values.port },
    );
    const log = createLog(config.logLevel, { service: 'gateway' });
    if (hasAccessRules) await refuseEarlierLists(readEarlierListsDir());
    else log.warn('the supergraph does not link @access: everybody may read every field');
    const telemetry = await openTelemetry(readTelemetryConfig('hedong-credit-gateway'), log);
    const gateway = await startGateway(config, { supergraph, log, telemetry }).catch(
      async (error: unknown) => {
        await telemetry.stop();
        throw error;
      },
    );
    process.stdout.write(`The gateway answers at ${gateway.url}\n`);
    if (telemetry.metricsUrl !== undefined)
      process.stdout.write(`Its metrics are at ${telemetry.metricsUrl}\n`);
    const followed = followSupergraph(gateway, { file, supergraph, log });
    return {
      async stop() {
        await followed.stop();
        await gateway.stop();
        await telemetry.stop();
      },
    };
  },
);
