import { SUBGRAPH_NAMES } from '../schema/sdl';
import { databasePlace } from './database/config';
import { openStore } from './database/openStore';
import { withDatabase } from './database/withDatabase';
import { jobLine, JOB_HEADING } from './jobs/jobLine';
import { listJobs, makeDue, retryDead } from '../subgraphs/framework/jobs/jobTable';
import { jobModel } from '../subgraphs/framework/jobs/model';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { commandOf, needed, program } from './support/program';

const HELP = `Shows and runs the timed work of the subgraphs.

npm run jobs -- list
  All jobs: subgraph, name, key, state, next and last run, failures. DEAD: all retries failed.
npm run jobs -- retry NAME
  Makes the dead jobs of a name due, with all their retries.
npm run jobs -- run NAME
  Makes the waiting jobs of a name due now. The running product takes them within five seconds.

  --subgraph SG   only this subgraph: ${SUBGRAPH_NAMES.join(', ')}
${ADDRESS_HELP.dataDir}${ADDRESS_HELP.quiet}  --help          this text

Uses MONGODB_URI, or the embedded store of the data folder, also while the product is running.
`;

program(
  {
    name: 'jobs',
    help: HELP,
    maxPositionals: 2,
    options: {
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      subgraph: { type: 'string' },
    },
  },
  async (values, [word, name]) => {
    const command = commandOf(word, ['list', 'retry', 'run']);
    if (command !== 'list') needed(name, 'NAME');
    else if (name !== undefined) throw new Error(`Unexpected argument ${name}; see --help.`);
    const subgraphs =
      values.subgraph === undefined ? SUBGRAPH_NAMES : [subgraphOf(values.subgraph)];
    const place = databasePlace({ dataDir: values['data-dir'] });
    announce([place], values);
    const { mongodbUri, dataDir, dbPrefix } = place.config;
    const store = await openStore({ mongodbUri, dataDir, attach: true });
    const now = new Date();
    let changed = 0;
    try {
      if (command === 'list') process.stdout.write(`${JOB_HEADING}\n`);
      for (const subgraph of subgraphs) {
        await withDatabase(store.uri, `${dbPrefix}_${subgraph}`, async ({ connection }) => {
          const model = jobModel(connection);
          if (command === 'retry') changed += await retryDead(model, name!, now);
          else if (command === 'run') changed += await makeDue(model, name!, now);
          else
            for (const job of await listJobs(model))
              process.stdout.write(`${jobLine(subgraph, job)}\n`);
        });
      }
    } finally {
      await store.stop();
    }
    if (command === 'list') return;
    const kind = command === 'retry' ? 'dead' : 'waiting';
    if (changed === 0) throw new Error(`There is no ${kind} job ${name}.`);
    process.stdout.write(`${changed} of ${name} ${changed === 1 ? 'is' : 'are'} due.\n`);
  },
);

/** @throws Error that lists the subgraphs */
function subgraphOf(text: string): (typeof SUBGRAPH_NAMES)[number] {
  const found = SUBGRAPH_NAMES.find((known) => known === text);
  if (found === undefined)
    throw new Error(`--subgraph must be one of ${SUBGRAPH_NAMES.join(', ')}, not ${text}.`);
  return found;
}
