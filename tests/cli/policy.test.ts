import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { POLICY_OPTIONS, policyReport } from '../../cli/policy/report';
import { ROOT } from '../../process/root';
import { programFile } from '../support/runProgram';

/** The report of a command line. */
function report(line: string): string {
  const { values, positionals } = parseArgs({
    args: line.split(' ').filter(Boolean),
    options: POLICY_OPTIONS,
    allowPositionals: true,
  });
  return policyReport(positionals[0], values);
}

describe('npm run policy', () => {
  it('prints the table of the real schema', () => {
    expect(report('--type NaturalPerson')).toMatch(/^NaturalPerson\.idNumber +IDENTITY +no +/m);
    expect(report('--format csv')).toContain('NaturalPerson.idNumber');
    expect(report('--format html')).toContain('</html>');
  });

  it('explains with the command of the documents', () => {
    expect(report('explain --as bank --purpose lending --field NaturalPerson.phone')).toContain(
      'NaturalPerson.contact.phone for bank (partner bank), purpose lending',
    );
  });

  it('accepts the case of an officer', () => {
    expect(
      report('explain --as officer --purpose enforcement --case HD-1 --field TaxGrade.score'),
    ).toContain('Decided per object: allowed where rel:jurisdiction, or rel:case');
  });

  it('lists the purposes with basis, proof and clusters', () => {
    const text = report('purposes');
    expect(text).toContain('lending  授信审批  Granting of credit');
    expect(text).toMatch(/opens .*PROFESSION, FINANCE \(separate written consent\)/);
    expect(text).toContain('征信业管理条例第十八条');
  });

  it.each([
    ['--format xml', 'There is no format "xml".'],
    ['--type Nobody', 'There is no type "Nobody" with fields.'],
    ['describe', 'There is no command "describe"; see --help.'],
    ['explain --as bank', 'explain needs --field Type.field.'],
    ['explain --field A.b', 'explain needs --as with one of anonymous, person,'],
    ['explain --as bank --field A.b --purpose fun', 'There is no purpose "fun".'],
    ['explain --as bank --field A.b --purpose supervision', 'Purpose supervision is for officer'],
    ['explain --as officer --field A.b --department x', 'There is no department "x".'],
    ['explain --as bank --field A.b --loa 4', '--loa is a level from 0 to 3.'],
    ['explain --as bank --field Nobody.x', 'There is no field Nobody.x'],
  ])('refuses %s in one sentence', (line, sentence) => {
    expect(() => report(line)).toThrow(sentence);
  });

  it('names its schema on stderr, and exits with 1 after a sentence', () => {
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [programFile('cli/policy'), ...args],
        { cwd: ROOT, encoding: 'utf8' },
      );
      return { status, stdout, stderr };
    };
    expect(run('purposes')).toEqual({
      status: 0,
      stdout: report('purposes'),
      stderr: `Using the schema of this installation (${ROOT}).\n`,
    });
    expect(run('--type', 'Nobody')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'policy: There is no type "Nobody" with fields.\n',
    });
  });
});
