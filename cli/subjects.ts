import { createLog } from '../process/log';
import { ADDRESS_HELP, ADDRESS_OPTIONS, announce } from './support/address/place';
import { commandOf, needed, program } from './support/program';
import { databasePlace } from './database/config';
import { openVaults } from './keys/openVaults';
import { addPerson } from './subjects/addPerson';
import { readPerson } from './subjects/personFile';

const HELP = `Adds a subject to the database that no import has added.

npm run subjects -- add-person --file FILE
  FILE contains an object: name, idNumber, and region (default 120102), phone, address as needed. The
  birth date and the sex follow from idNumber. The person must be at least 18. Prints the subject's
  id on a line of its own: the token issuer puts it into the person's tokens as subject_id.
  Repeating the command with the same file changes nothing and prints the same id.
${ADDRESS_HELP.dataDir}${ADDRESS_HELP.quiet}  --help          this text

Uses MONGODB_URI with the keys VAULT_KEYS and BLIND_INDEX_KEYS, or the embedded store of the data
folder, also while the product is running.
`;

program(
  {
    name: 'subjects',
    help: HELP,
    maxPositionals: 1,
    options: { ...ADDRESS_OPTIONS.dataDir, ...ADDRESS_OPTIONS.quiet, file: { type: 'string' } },
  },
  async (values, [word]) => {
    commandOf(word, ['add-person']);
    const person = await readPerson(needed(values.file, '--file FILE'));
    const place = databasePlace({ dataDir: values['data-dir'] });
    announce([place], values);
    const vaults = await openVaults(place.config);
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
