import { CONCERNS, concernsOf } from './concerns';
import { NO_STATEMENTS, speakingDescriptions } from './texts';
import { CLASSES, statementsIn, type Statement } from './vocabulary';

const TEXTS = speakingDescriptions();

/** The differences between the server and a description, as sentences. */
async function contradictions(coordinate: string, description: string): Promise<string[]> {
  const statements = statementsIn(description);
  if (statements.length === 0) return ['says nothing of who sees that the vocabulary can read'];
  const found: string[] = [];
  for (const { what, ask } of concernsOf(coordinate))
    for (const name of CLASSES) {
      const decision = await ask(name);
      for (const statement of statements)
        if (!agrees(statement, name, decision))
          found.push(`${what}: ${name} gets ${decision}, against "${statement.saying}"`);
    }
  return found;
}

function agrees(
  { saying, classes }: Statement,
  name: (typeof CLASSES)[number],
  decision: string,
): boolean {
  const isNamed = classes.includes(name);
  switch (saying) {
    case 'seen only by':
      return (decision !== '-') === isNamed;
    case 'seen at most by':
      return decision === '-' || isNamed;
    case 'clear only for':
      return (decision === 'V') === isNamed;
    case 'masked for':
      return !isNamed || decision === 'M';
    case 'seen by':
      return !isNamed || decision !== '-';
    case 'not seen by':
      return !isNamed || decision === '-';
  }
}

describe('descriptions of who sees a field match the server', () => {
  it.each([...TEXTS].filter(([coordinate]) => !(coordinate in NO_STATEMENTS)))(
    '%s',
    async (coordinate, description) => {
      expect(await contradictions(coordinate, description)).toEqual([]);
    },
  );
});

describe('a wrong description', () => {
  it('is detected when it omits a caller who sees the field', async () => {
    const text = TEXTS.get('TaxGrade.score')!
      .replace('、经其同意的银行', '')
      .replace(', banks with its consent', '');
    expect(await contradictions('TaxGrade.score', text)).toEqual([
      'TaxGrade.score: consented bank gets V, against "seen only by"',
    ]);
  });

  it('is detected when it promises what the server denies', async () => {
    const text =
      '事实；仅本人、代表人、审计员和经办人员可见。Facts; seen only by the subject, its representatives, auditors and officers.';
    expect(await contradictions('DisciplineRecord.facts', text)).toEqual([
      'DisciplineRecord.facts: auditor gets -, against "seen only by"',
    ]);
  });

  it('is detected when it describes records otherwise than their rows are', async () => {
    const text =
      '纳税信用；A 级以外的仅经办人员可见。Tax grades; other than A seen only by officers.';
    const found = await contradictions('Query.taxGrades', text);
    expect(found.map((each) => /: (.+) gets V,/.exec(each)?.[1])).toEqual([
      'self',
      'kin',
      'representative',
      'consented bank',
      'steward',
    ]);
  });

  it.each([
    [
      'states different things in the two languages',
      '级别；仅本人可见。Grade; seen only by the subject and officers.',
    ],
    ['states it in only one language', '级别；仅本人可见。Grade.'],
    [
      'names callers by an unknown word',
      '级别；仅有关人员可见。Grade; seen only by those concerned.',
    ],
  ])('is refused when it %s', (_what, text) => {
    expect(() => statementsIn(text)).toThrow(/names|alone/);
  });
});

describe('the lists of this test', () => {
  it('name existing descriptions that mention visibility', () => {
    const names = [...Object.keys(NO_STATEMENTS), ...Object.keys(CONCERNS)];
    expect(names.filter((coordinate) => !TEXTS.has(coordinate))).toEqual([]);
  });

  it('omit no statement', () => {
    const left = Object.keys(NO_STATEMENTS).filter(
      (coordinate) => statementsIn(TEXTS.get(coordinate)!).length > 0,
    );
    expect(left).toEqual([]);
  });

  it('are not empty', () => {
    expect(Object.entries(CONCERNS).filter(([, each]) => each.length === 0)).toEqual([]);
  });
});
