import { commandOf, needed, program, wholeNumber } from './support/program';
import { shredSubject } from '../subgraphs/framework/vault/shredSubject';
import { KEY_LIFE_MS } from '../subgraphs/framework/vault/vault';
import { readDatabaseConfig } from './database/config';
import { openVaults, type Vaults } from './keys/openVaults';
import { removeOldKeys } from './keys/remove';
import { rotate, type RingName } from './keys/rotate';
import { status } from './keys/status';

const MAX_BATCH = 10_000;
const HELP = `Administers the keys that personal values are sealed under.

npm run keys -- status
  how much stands under which key
npm run keys -- rotate --kek | --index [--batch N]
  puts everything under the newest key that wraps keys (--kek) or makes blind indexes (--index).
  Keys kept in DATA_DIR get a new one first; where VAULT_KEYS and BLIND_INDEX_KEYS hold them, put
  the new key there: last in every process, then first in every process, then run this.
  Nothing stands still meanwhile, and a run that was cut off is taken up by the next.
  --batch N      documents changed at once, 1 to ${MAX_BATCH} (default 500)
npm run keys -- remove --kek | --index
  takes old keys out of DATA_DIR, once nothing stands under them
npm run keys -- shred --subject ID --reason TEXT --yes
  destroys a subject's keys in every subgraph, for good: what was sealed of the subject reads null
  from then on, and nobody can undo it. Other processes forget the key within ${KEY_LIFE_MS / 1000} seconds.
  --help         shows this

Works on MONGODB_URI, or on the embedded store of DATA_DIR, beside a product that is running.
`;

program(
  {
    name: 'keys',
    help: HELP,
    words: 1,
    options: {
      kek: { type: 'boolean', default: false },
      index: { type: 'boolean', default: false },
      batch: { type: 'string', default: '500' },
      subject: { type: 'string' },
      reason: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  },
  async (values, [word]) => {
    switch (commandOf(word, ['status', 'rotate', 'remove', 'shred'])) {
      case 'status':
        return withVaults(status);
      case 'rotate': {
        const ring = ringOf(values);
        const batch = wholeNumber('--batch', values.batch, { least: 1, most: MAX_BATCH });
        return withVaults((vaults) => rotate(vaults, ring, batch));
      }
      case 'remove': {
        const ring = ringOf(values);
        return withVaults((vaults) => removeOldKeys(vaults, ring));
      }
      case 'shred': {
        const subject = needed(values.subject, '--subject ID');
        const reason = needed(values.reason, '--reason TEXT');
        if (!values.yes) throw new Error('Nobody can read shredded values again: add --yes.');
        return withVaults((vaults) => shred(vaults, subject, reason));
      }
    }
  },
);

async function withVaults(run: (vaults: Vaults) => Promise<string>): Promise<void> {
  const vaults = await openVaults(readDatabaseConfig());
  try {
    process.stdout.write(await run(vaults));
  } finally {
    await vaults.close();
  }
}

async function shred({ subgraphs }: Vaults, subject: string, reason: string): Promise<string> {
  for (const { connection, sealed, vault } of subgraphs)
    await shredSubject(connection, sealed, vault, subject, reason);
  return `The keys of ${subject} are destroyed in ${subgraphs.length} databases.\n`;
}

function ringOf({ kek, index }: { kek: boolean; index: boolean }): RingName {
  if (kek === index) throw new Error('Give either --kek or --index; see --help.');
  return kek ? 'wrapping' : 'index';
}
