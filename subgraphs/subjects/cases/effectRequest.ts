import type { EffectRule } from '../../../schema/cases/effects';
import { stepsOf } from '../../../schema/cases/caseKind';
import { caseKindOf } from '../../../schema/cases/kinds';
import type { CaseEffectRequest } from '../../../schema/cases/records';
import type { SubjectDirectory } from '../../../schema/directory';
import type { Vault } from '../../framework/vault/vault';
import { fieldValues } from './fieldValues';
import type { CaseRecord } from './record';

/** What the request for an effect is made from. */
export interface RequestParts {
  readonly vault: Vault;
  readonly subjects: SubjectDirectory;
}

/**
 * The request to make an effect of a case, the same whenever it is repeated.
 * @returns undefined when it cannot be made: the subject or a text no longer exists
 */
export async function effectRequest(
  found: CaseRecord,
  index: number,
  { vault, subjects }: RequestParts,
): Promise<CaseEffectRequest | undefined> {
  const { action, step } = found.effects[index]!;
  const { at, by, department } = found.steps[step]!;
  const request = {
    id: `${found._id}#${index}`,
    record: { type: found.recordType, id: found.recordId },
    actor: by,
    department,
    at: at.toISOString(),
    reason: `办理事项 ${found._id}`,
    legalBasis: caseKindOf(found.kind).law,
  };
  if (action !== 'CREATE' && action !== 'CORRECT') return { ...request, action };
  const rule = ruleOf(found, step);
  if (rule === undefined || typeof rule === 'string' || 'need' in rule)
    throw new RangeError('A case has an effect that its kind does not have.');
  const values = await fieldValues(rule, found, step, vault);
  if (values === undefined) return undefined;
  if (action === 'CORRECT') return { ...request, action, values };
  const identifier = { by: 'ID', id: found.subjectId } as const;
  const [subject] = await subjects.resolve([{ identifier, name: '', mayCreate: false }]);
  if (subject?.result !== 'HELD') return undefined;
  return {
    ...request,
    action,
    values,
    subject: { id: found.subjectId, isPerson: subject.subject.kind === 'NATURAL_PERSON' },
    sourceDepartmentId: found.departmentId,
  };
}

function ruleOf({ kind, steps }: CaseRecord, step: number): EffectRule | undefined {
  const entry = caseKindOf(kind);
  const { action } = steps[step]!;
  if (action === 'open') return entry.opens.effect;
  return Object.fromEntries(stepsOf(entry))[action]?.effect;
}
