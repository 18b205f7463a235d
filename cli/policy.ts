import { ROOT } from '../process/root';
import { PURPOSES } from '../schema/policy/purposes';
import { HIGHEST_ASSURANCE } from '../schema/policy/rules';
import { CALLER_CLASSES } from '../schema/report/callers';
import { FORMATS } from '../schema/report/formats';
import { POLICY_OPTIONS, policyReport } from './policy/report';
import { ADDRESS_OPTIONS, announce } from './support/address/place';
import { program } from './support/program';

const HELP = `Usage: npm run policy -- [--format text|html|csv] [--type TYPE]
       npm run policy -- explain --as CLASS --field TYPE.FIELD [--purpose P] [--case REF]
                         [--reason TEXT] [--department D] [--loa N]
       npm run policy -- purposes

Prints which callers may read which fields, from the SDL in schema/: one line per field, one column
per class of callers. Cells: yes; no; if …, with the relations and the purpose required; masked.

  --format F       the format of the table: ${FORMATS.join(', ')} (text)
  --type TYPE      the fields of one type only

explain shows which rule decides whether a caller may read a field, and why. purposes lists every
purpose with the roles that may state it, its proof, the clusters it opens, and its legal basis.

  --as CLASS       ${CALLER_CLASSES.map(({ id }) => id).join(', ')}
  --field F        the field, or a path of fields: NaturalPerson.contact.phone
  --purpose P      ${PURPOSES.map(({ code }) => code).join(', ')}
  --case REF       the case that an officer names
  --reason TEXT    the reason of an emergency access
  --department D   the department of an officer or steward: justice, market-regulation, …
  --loa N          the level of assurance of the login, 0 to ${HIGHEST_ASSURANCE}
  --quiet          does not print on stderr which schema is meant
  --help           this text
`;

program(
  {
    name: 'policy',
    help: HELP,
    maxPositionals: 1,
    options: { ...ADDRESS_OPTIONS.quiet, ...POLICY_OPTIONS },
  },
  async (values, [word]) => {
    const text = policyReport(word, values);
    // The report describes this installation, whatever product DATA_DIR or PORT names.
    announce([{ text: `the schema of this installation (${ROOT})` }], values);
    process.stdout.write(text);
  },
);
