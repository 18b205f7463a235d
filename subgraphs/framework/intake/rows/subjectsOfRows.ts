import {
  identifierText,
  type DirectoryAnswer,
  type DirectoryQuestion,
  type SubjectDirectory,
} from '../../../../schema/directory';
import type { BatchContext, RowFault } from '../target';
import { nameOfDepartment } from './department';
import { fault, type FaultPlace } from './faults';
import type { ParsedRow } from './parsedRow';
import type { Party } from './party';

/** A row whose subject is asked for. */
export interface AskingRow {
  readonly parsed: ParsedRow;
  readonly party: Party | undefined;
  /** Whether an unknown subject is created: only for a row without any other fault. */
  readonly sound: boolean;
  readonly placeOf: (meaning: string) => FaultPlace;
}

/** The answer about a row's subject, and what is wrong with its names and codes. */
export interface RowSubject {
  readonly answer: DirectoryAnswer | undefined;
  readonly faults: readonly RowFault[];
}

const CODES = ['authority.code', 'source.code'] as const;

/**
 * Resolves the subjects of rows, and compares the codes of their authorities with the department
 * that submits them, in one call of the directory. A code that the directory does not know is
 * accepted: not every department has one.
 */
export async function subjectsOfRows(
  directory: SubjectDirectory,
  rows: readonly AskingRow[],
  batch: BatchContext,
): Promise<readonly RowSubject[]> {
  const questions = new Map<string, DirectoryQuestion>();
  const ask = (question: DirectoryQuestion): string => {
    const { identifier, name } = question;
    const key = `${identifier.by}\0${identifierText(identifier)}\0${name}`;
    const before = questions.get(key);
    if (before === undefined || (question.mayCreate && !before.mayCreate))
      questions.set(key, question);
    return key;
  };
  const department = nameOfDepartment(batch.department);
  const keys = rows.map(({ parsed, party, sound }) => ({
    party: party && ask({ ...party, mayCreate: sound && batch.create }),
    codes: CODES.flatMap((meaning) => {
      const code = parsed.values[meaning];
      if (typeof code !== 'string') return [];
      const identifier = { by: 'UNIFIED_CODE', code } as const;
      return [{ meaning, key: ask({ identifier, name: department, mayCreate: false }) }];
    }),
  }));
  const asked = [...questions.keys()];
  const answered = asked.length === 0 ? [] : await directory.resolve([...questions.values()]);
  const answers = new Map(asked.map((key, index) => [key, answered[index]!]));
  return rows.map(({ placeOf }, index) => {
    const { party, codes } = keys[index]!;
    const answer = party === undefined ? undefined : answers.get(party);
    const faults = codes
      .filter(({ key }) => answers.get(key)?.result === 'REFUSED')
      .map(({ meaning }) => fault('OTHER_DEPARTMENT', placeOf(meaning)));
    return {
      answer,
      faults: answer?.result === 'REFUSED' ? [...faults, refusal(answer.reason, placeOf)] : faults,
    };
  });
}

function refusal(
  reason: Extract<DirectoryAnswer, { result: 'REFUSED' }>['reason'],
  placeOf: AskingRow['placeOf'],
): RowFault {
  const meaning =
    reason === 'NAME_DIFFERS'
      ? 'subject.name'
      : reason === 'MINOR'
        ? 'subject.documentNumber'
        : 'subject.unifiedCode';
  return fault(reason === 'UNKNOWN' ? 'CLASS_UNKNOWN' : reason, placeOf(meaning));
}
