import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { commandOf, needed, program, wholeNumber } from './support/program';
import { shredSubject } from '../subgraphs/framework/vault/shredSubject';
import { registeredIds } from '../subgraphs/subjects/subject/merged';
import { subjectModel } from '../subgraphs/subjects/subject/model';
import { KEY_LIFE_MS } from '../subgraphs/framework/vault/vault';
import { databasePlace } from './database/config';
import { openVaults, type Vaults } from './keys/openVaults';
import { removeOldKeys } from './keys/remove';
import { resealAll } from './keys/reseal';
import { rotate, type RingName } from './keys/rotate';
import { status } from './keys/status';

const MAX_BATCH = 10_000;
const HELP = `Administers the keys that encrypt personal values.

npm run keys -- status
  counts the subject keys and documents that use each key
npm run keys -- rotate --kek | --index [--batch N]
  re-encrypts the subject keys with the newest wrapping key (--kek), or rebuilds the blind indexes
  with the newest index key (--index). If the keys are stored in the data folder, a new key is added first.
  If VAULT_KEYS and BLIND_INDEX_KEYS contain them, first add the new key there: last in every
  process, then first in every process. Services keep running meanwhile. After an interruption, run
  the command again: it continues.
  --batch N      documents per batch, 1 to ${MAX_BATCH} (default 500)
  CRYPTO_SUITE=international or national selects the algorithms of a key that is added.
npm run keys -- reseal [--batch N]
  seals the values again that were sealed with another suite than that of the newest wrapping key;
  run rotate --kek before
npm run keys -- remove --kek | --index
  removes old keys from the data folder when no data uses them any more
npm run keys -- shred --subject ID --reason TEXT --yes
  destroys a subject's keys, and those of its merged duplicates, in every subgraph, irreversibly:
  from then on its encrypted values are null. Other processes drop their cached key within ${KEY_LIFE_MS / 1000} seconds.
${ADDRESS_HELP.dataDir}${ADDRESS_HELP.quiet}  --help          this text

Uses MONGODB_URI, or the embedded store of the data folder, also while the product is running.
`;

program(
  {
    name: 'keys',
    help: HELP,
    maxPositionals: 1,
    options: {
      ...ADDRESS_OPTIONS.dataDir,
      ...ADDRESS_OPTIONS.quiet,
      kek: { type: 'boolean', default: false },
      index: { type: 'boolean', default: false },
      batch: { type: 'string', default: '500' },
      subject: { type: 'string' },
      reason: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  },
  async (values, [word]) => {
    const withVaults = async (run: (vaults: Vaults) => Promise<string>) => {
      const place = databasePlace({ dataDir: values['data-dir'] });
      announce([place], values);
      const vaults = await openVaults(place.config);
      try {
        process.stdout.write(await run(vaults));
      } finally {
        await vaults.close();
      }
    };
    switch (commandOf(word, ['status', 'rotate', 'reseal', 'remove', 'shred'])) {
      case 'status':
        return withVaults(status);
      case 'reseal':
        return withVaults((vaults) => resealAll(vaults, batchOf(values)));
      case 'rotate': {
        const ring = ringOf(values);
        const batch = batchOf(values);
        return withVaults((vaults) => rotate(vaults, ring, batch));
      }
      case 'remove': {
        const ring = ringOf(values);
        return withVaults((vaults) => removeOldKeys(vaults, ring));
      }
      case 'shred': {
        const subject = needed(values.subject, '--subject ID');
        const reason = needed(values.reason, '--reason TEXT');
        if (!values.yes)
          throw new Error('Shredded values can never be read again: add --yes to confirm.');
        return withVaults((vaults) => shred(vaults, subject, reason));
      }
    }
  },
);

async function shred({ subgraphs }: Vaults, subject: string, reason: string): Promise<string> {
  // Earlier versions of records of a merged duplicate are sealed with the duplicate's own key.
  const subjects = subgraphs.find(({ name }) => name === 'subjects')!.connection;
  const ids = await registeredIds(subjectModel(subjects), subject);
  for (const { connection, sealed, vault } of subgraphs)
    for (const id of ids) await shredSubject(connection, sealed, vault, id, reason);
  return `The keys of ${subject} were destroyed in ${subgraphs.length} databases.\n`;
}

function batchOf({ batch }: { batch: string }): number {
  return wholeNumber('--batch', batch, { least: 1, most: MAX_BATCH });
}

function ringOf({ kek, index }: { kek: boolean; index: boolean }): RingName {
  if (kek === index) throw new Error('Give either --kek or --index; see --help.');
  return kek ? 'wrapping' : 'index';
}
