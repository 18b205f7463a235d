import type { FieldSource, RecordWrite } from '../../../schema/cases/effects';
import { caseKindOf } from '../../../schema/cases/kinds';
import { chinaDate } from '../../../schema/policy/chinaDate';
import { filled } from '../../../schema/policy/placeholders';
import { nameOfDepartment } from '../../framework/intake/rows/department';
import type { Vault } from '../../framework/vault/vault';
import { entryOf } from './entry';
import { placeOf, type CaseRecord } from './record';

export type FieldValues = Readonly<Record<string, string | null>>;

/**
 * The values that a step writes into the record of its case.
 * @returns undefined when the key of a text was destroyed, so that it can no longer be written
 */
export async function fieldValues(
  { fields }: RecordWrite,
  found: CaseRecord,
  index: number,
  vault: Vault,
): Promise<FieldValues | undefined> {
  const answers = await answersUntil(found, index, vault);
  if (answers === undefined) return undefined;
  const { steps, kind, openedAt, departmentId } = found;
  const openedOn = chinaDate(new Date(openedAt));
  const entry = entryOf(caseKindOf(kind), steps[0]!.choices, openedOn);
  const facts = {
    OPENED_ON: openedOn,
    TAKEN_ON: chinaDate(steps[index]!.at),
    DEPARTMENT_NAME: nameOfDepartment(departmentId),
  };
  const valueOf = (source: FieldSource) => {
    if ('need' in source) return answers[source.need] ?? null;
    if ('fact' in source) return facts[source.fact];
    const text = entry?.texts[source.entry];
    return text === undefined ? null : filled(text, answers);
  };
  return Object.fromEntries(
    Object.entries(fields).map(([path, source]) => [path, valueOf(source)]),
  );
}

/** The answers of the steps up to one, by name; undefined when one cannot be decrypted. */
async function answersUntil(
  { _id, subjectId, steps }: CaseRecord,
  last: number,
  vault: Vault,
): Promise<Readonly<Record<string, string>> | undefined> {
  const answers: Record<string, string> = {};
  for (const [index, { choices, texts }] of steps.slice(0, last + 1).entries()) {
    Object.assign(answers, choices);
    for (const [name, sealed] of Object.entries(texts)) {
      const text = await vault.open(subjectId, placeOf(_id, index, name), sealed);
      if (text === null) return undefined;
      answers[name] = text;
    }
  }
  return answers;
}
