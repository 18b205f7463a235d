import { randomUUID } from 'node:crypto';
import {
  identifierText,
  MAX_QUESTIONS,
  type DirectoryAnswer,
  type DirectoryQuestion,
  type SubjectDirectory,
} from '../../../schema/directory';
import type { SubjectRow } from '../../../schema/generated/subjects.rows';
import { organizationClass } from '../../../schema/identifiers/organizationClass';
import { chinaDate } from '../../../schema/policy/chinaDate';
import { DISTRICT } from '../../../schema/policy/district';
import { normalizeName } from '../../framework/nameGrams';
import type { Vault } from '../../framework/vault/vault';
import { newOrganization } from '../organization/newOrganization';
import { birthDateIn, isAdult, newPerson } from '../person/newPerson';
import { classifySubjects } from './classifySubjects';
import { describeSubjects } from './describeSubjects';
import {
  organizationsByCode,
  personsByNumber,
  subjectsById,
  type Identity,
  type IdentityModels,
} from './identities';
import { insertSubjects } from './insertSubjects';

/** What the directory works with. */
export interface DirectoryParts extends IdentityModels {
  readonly vault: Vault;
  readonly now: () => Date;
}

/** The directory of subjects, in the process that stores them. */
export function subjectDirectory({
  model,
  formerCode,
  vault,
  now,
}: DirectoryParts): SubjectDirectory {
  async function find(questions: readonly DirectoryQuestion[]) {
    const [codes, numbers, ids] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (const { identifier } of questions)
      if (identifier.by === 'UNIFIED_CODE') codes.add(identifier.code);
      else if (identifier.by === 'RESIDENT_ID') numbers.add(identifier.number);
      else ids.add(identifier.id);
    const [organizations, persons, subjects] = await Promise.all([
      organizationsByCode({ model, formerCode }, [...codes]),
      personsByNumber({ model, formerCode }, vault, [...numbers]),
      subjectsById(model, [...ids]),
    ]);
    const found = { UNIFIED_CODE: organizations, RESIDENT_ID: persons, ID: subjects };
    return ({ identifier }: DirectoryQuestion): Identity | undefined =>
      found[identifier.by].get(identifierText(identifier));
  }

  return {
    async resolve(questions) {
      if (questions.length > MAX_QUESTIONS)
        throw new RangeError(`The directory answers at most ${MAX_QUESTIONS} questions at a time.`);
      const today = chinaDate(now());
      const found = await find(questions);
      const created = new Map<string, SubjectRow>();
      for (const question of questions) {
        if (!question.mayCreate || found(question) !== undefined) continue;
        const key = keyOf(question);
        const row = created.has(key) ? undefined : newSubject(question, today);
        if (row !== undefined && 'kind' in row) created.set(key, row);
      }
      if (created.size === 0)
        return questions.map((question) => answerTo(question, found(question), today));
      const inserted = await insertSubjects({ model, formerCode }, vault, [...created.values()]);
      // Another process may have created some of them first, or recorded their code as a former one:
      // then its rows are the ones to use.
      const after = await find(questions);
      return questions.map((question) => {
        const answer = answerTo(question, after(question), today);
        return answer.result === 'HELD' && inserted.has(answer.subject.id)
          ? { ...answer, result: 'CREATED' }
          : answer;
      });
    },
    async describe(ids) {
      if (ids.length > MAX_QUESTIONS)
        throw new RangeError(
          `The directory describes at most ${MAX_QUESTIONS} subjects at a time.`,
        );
      return describeSubjects(model, vault, ids);
    },
    async classify(ids) {
      if (ids.length > MAX_QUESTIONS)
        throw new RangeError(
          `The directory classifies at most ${MAX_QUESTIONS} subjects at a time.`,
        );
      return classifySubjects(model, vault, ids, chinaDate(now()));
    },
  };
}

function answerTo(
  question: DirectoryQuestion,
  held: Identity | undefined,
  today: string,
): DirectoryAnswer {
  if (held === undefined) {
    const row = newSubject(question, today);
    if (!('kind' in row)) return row;
    // Nothing refers to this id: the row is not stored.
    const subject = { id: randomUUID(), kind: row.kind, region: row.region };
    return { result: 'WOULD_CREATE', subject };
  }
  if (held.minor) return { result: 'REFUSED', reason: 'MINOR' };
  if (question.identifier.by === 'ID') return heldAnswer(held);
  const name = normalizeName(question.name);
  const names = held.name === null ? [] : [held.name, ...held.formerNames];
  if (!names.some((each) => normalizeName(each) === name))
    return { result: 'REFUSED', reason: 'NAME_DIFFERS' };
  return heldAnswer(held);
}

function heldAnswer({ _id: id, kind, region, former }: Identity): DirectoryAnswer {
  return {
    result: 'HELD',
    subject: { id, kind, region },
    ...(former && { former: true as const }),
  };
}

/** The row of an unknown subject, or why it cannot be created. */
function newSubject(
  { identifier, name }: DirectoryQuestion,
  today: string,
): SubjectRow | (DirectoryAnswer & { readonly result: 'REFUSED' }) {
  if (identifier.by === 'ID') return { result: 'REFUSED', reason: 'UNKNOWN' };
  if (identifier.by === 'RESIDENT_ID') {
    const { number: idNumber } = identifier;
    return isAdult(birthDateIn(idNumber), today)
      ? newPerson({ name, idNumber, region: DISTRICT, phone: null, address: null })
      : { result: 'REFUSED', reason: 'MINOR' };
  }
  const form = organizationClass(identifier.code, name);
  return form === undefined
    ? { result: 'REFUSED', reason: 'CLASS_UNKNOWN' }
    : newOrganization(identifier.code, name, form);
}

function keyOf({ identifier }: DirectoryQuestion): string {
  return identifierText(identifier);
}
