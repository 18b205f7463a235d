import { parseArgs } from 'node:util';
import { createLog } from '../process/log';
import { runMain } from '../process/runMain';
import { readDatabaseConfig } from './config';
import { openVaults } from './keys/openVaults';
import { addPerson } from './subjects/addPerson';
import { readPerson } from './subjects/personFile';

const HELP = `Adds a subject to the database, where no intake has brought it.

npm run subjects -- add-person --file FILE
  FILE holds an object: name, idNumber, and region (default 120102), phone, address as needed; the
  birth date and the sex are those in idNumber. The person must be of age. Prints the subject's id
  alone on its line: the issuer puts it into the person's tokens as subject_id. The same file
  again changes nothing and prints the same id.
  --help         this text

Works on MONGODB_URI with the keys VAULT_KEYS and BLIND_INDEX_KEYS, or on the embedded store of
DATA_DIR, beside a product that is running.
`;

void runMain('subjects', async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const [command, ...rest] = positionals;
  if (command !== 'add-person') throw new Error('Say add-person; see --help.');
  if (rest.length > 0) throw new Error(`There is one word too many: ${rest[0]}. See --help.`);
  if (!values.file) throw new Error('--file FILE is missing; see --help.');
  const person = await readPerson(values.file);
  const vaults = await openVaults(readDatabaseConfig());
  try {
    const subjects = vaults.subgraphs.find(({ name }) => name === 'subjects')!;
    const { id, added } = await addPerson(subjects, person, new Date());
    createLog('info').info({ subject: id, added }, 'a person was added directly to the database');
    process.stdout.write(`${id}\n`);
  } finally {
    await vaults.close();
  }
});
