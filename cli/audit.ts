import { demoToken } from './support/demoToken';
import { commandOf, needed, program, urlOf } from './support/program';
import { parseDate } from '../schema/identifiers/date';
import type { LogItem } from '../schema/log/logItem';
import { pruneLog } from '../subgraphs/subjects/disclosure/prune';
import { exportLog } from './audit/exportLog';
import { readServer } from './audit/logClient';
import { readLogFile } from './audit/logFile';
import { reportOf, reportText, resume } from './audit/logState';
import { openLogDatabase } from './audit/openLogDatabase';
import { keepSeenHead, readSeenHead } from './audit/seenHead';
import { summaryText, verifyLog } from './audit/verifyLog';
import { readDatabaseConfig } from './database/config';
import { progressBar } from './support/progressBar';

const BASE = 'http://127.0.0.1:4000/graphql';
const HELP = `Checks, exports, prunes and repairs the sealing of the disclosure log.

npm run audit -- verify [--url BASE] [--token T] | --file FILE  [--key ID,ID] [--seen FILE]
  checks every entry, the order and number of entries and every signed head of a running service
  or of an export, and names the first thing that is wrong, with exit code 1
  --key ID,...  the keys that may sign, by id; without it the log is believed about its keys
  --seen FILE   keeps the head; the next time the log must go on from it, so that entries cut off
                its end, heads and all, are found too
npm run audit -- status
  says whether sealing has stopped, and checks the whole log as the database holds it; exit code 1
  where sealing has stopped or something is wrong
npm run audit -- resume [--accept-loss]
  once the data is restored and the whole log is as it was signed, lets it be sealed again by the
  services that are started afterwards, and puts that on the log; else names what is still wrong
  --accept-loss  accepts that entries at the end cannot be restored; it says on the log which
npm run audit -- export --out FILE [--url BASE] [--token T]
  writes the log with its heads to a file, one JSON object a line
npm run audit -- prune --before YYYY-MM-DD
  takes out entries made before a date, once the rule retention.disclosureLog lets them go; their
  hashes stay

status, resume and prune work on MONGODB_URI, or on the embedded store of DATA_DIR, beside a running product.
  --url BASE    the GraphQL endpoint (default ${BASE})
  --token T     an auditor's token (default: the demo auditor's, from DATA_DIR)
  --help        shows this
`;

program(
  {
    name: 'audit',
    help: HELP,
    words: 1,
    options: {
      url: { type: 'string' },
      token: { type: 'string' },
      file: { type: 'string' },
      out: { type: 'string' },
      key: { type: 'string' },
      seen: { type: 'string' },
      before: { type: 'string' },
      'accept-loss': { type: 'boolean', default: false },
    },
  },
  async (values, [word]) => {
    const { file, key, seen } = values;
    switch (commandOf(word, ['verify', 'status', 'resume', 'export', 'prune'])) {
      case 'verify':
        if (file !== undefined && (values.url ?? values.token) !== undefined)
          throw new Error('Give either --file, or --url and --token; see --help.');
        return verify(file === undefined ? await served(values) : readLogFile(file), key, seen);
      case 'export': {
        const out = needed(values.out, '--out FILE');
        const entries = await exportLog(shown(await served(values)), out);
        process.stdout.write(`${entries} entries are in ${out}.\n`);
        return;
      }
      case 'prune':
        return prune(needed(values.before, '--before YYYY-MM-DD'));
      case 'status':
        return status();
      case 'resume':
        return resumeSealing(values['accept-loss']);
    }
  },
);

async function served({
  url = BASE,
  token,
}: {
  url?: string | undefined;
  token?: string | undefined;
}) {
  return readServer({ url: urlOf('--url', url), token: token ?? (await demoToken('auditor')) });
}

async function verify(
  items: AsyncIterable<LogItem>,
  key: string | undefined,
  seenFile: string | undefined,
): Promise<void> {
  const seen = seenFile === undefined ? undefined : await readSeenHead(seenFile);
  if (key === undefined)
    process.stderr.write(
      'audit: no --key is given, so the log itself is believed about which keys may sign it.\n',
    );
  const summary = await verifyLog(shown(items), {
    ...(key !== undefined && { pinned: key.split(',') }),
    ...(seen && { seen }),
  });
  if (seenFile !== undefined && summary.head) await keepSeenHead(seenFile, summary.head);
  process.stdout.write(summaryText(summary));
}

async function status(): Promise<void> {
  const database = await openLogDatabase(readDatabaseConfig());
  try {
    const report = await reportOf(database.log);
    process.stdout.write(reportText(report));
    if (report.open ?? report.found) process.exitCode = 1;
  } finally {
    await database.close();
  }
}

async function resumeSealing(acceptLoss: boolean): Promise<void> {
  const database = await openLogDatabase(readDatabaseConfig());
  try {
    const resolved = await resume(database.log, { acceptLoss, now: new Date() });
    process.stdout.write(
      resolved === undefined
        ? 'Sealing had not stopped, and the stored log is as it was signed.\n'
        : 'Sealing may go on: restart the services that write the log.\n',
    );
  } finally {
    await database.close();
  }
}

async function prune(before: string): Promise<void> {
  parseDate(before);
  const database = await openLogDatabase(readDatabaseConfig());
  const bar = progressBar('entries');
  try {
    const statement = await pruneLog(database.log, {
      before,
      now: new Date(),
      onProgress: bar.show,
    });
    bar.end();
    process.stdout.write(
      statement === null
        ? `The log has no entries made before ${before}.\n`
        : `The entries below ${statement.prunedTo} are taken out; their hashes stay.\n`,
    );
  } finally {
    bar.end();
    await database.close();
  }
}

/** The items as they are, with a bar for the entries among them. */
async function* shown(items: AsyncIterable<LogItem>): AsyncGenerator<LogItem> {
  const bar = progressBar('entries');
  let total = 0;
  try {
    for await (const item of items) {
      if (item.type === 'log') {
        total = item.size;
        if (item.stopped)
          process.stderr.write(
            `audit: the service has stopped sealing since ${item.stopped.since}: ${item.stopped.message}\n`,
          );
      }
      if (item.type === 'entry') bar.show({ done: item.index + 1, total });
      yield item;
    }
  } finally {
    bar.end();
  }
}
