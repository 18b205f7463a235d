import { createLog } from '../process/log';
import { commandOf, needed, program } from './support/program';
import { readDatabaseConfig } from './database/config';
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

program(
  { name: 'subjects', help: HELP, words: 1, options: { file: { type: 'string' } } },
  async ({ file }, [word]) => {
    commandOf(word, ['add-person']);
    const person = await readPerson(needed(file, '--file FILE'));
    const vaults = await openVaults(readDatabaseConfig());
    try {
      const subjects = vaults.subgraphs.find(({ name }) => name === 'subjects')!;
      const { id, added } = await addPerson(subjects, person, new Date());
      createLog('info').info({ subject: id, added }, 'a person was added directly to the database');
      process.stdout.write(`${id}\n`);
    } finally {
      await vaults.close();
    }
  },
);
