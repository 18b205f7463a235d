import { declarationItem } from '../policy/declarationItems';
import { commitmentTemplate } from '../policy/commitmentTemplates';

/** An entry of a versioned list that a case refers to. */
export interface ReferencedEntry {
  /** Id of the department that is responsible for it. */
  readonly department: string;
  /** Its texts by name. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The lists by name: each finds the version of an entry in force on a day. */
const LISTS = {
  COMMITMENT_TEMPLATE: (code: string, on: string) => {
    const found = commitmentTemplate(code, on);
    if (found === undefined) return undefined;
    const { department, version, title, commitmentType, otherType } = found;
    const { publicity, content, liability } = found;
    return {
      department,
      texts: {
        id: `${found.code}@${version}`,
        title,
        commitmentType,
        publicity,
        content,
        liability,
        ...(otherType !== undefined && { otherType }),
      },
    };
  },
  DECLARATION_ITEM: (code: string, on: string) => {
    const found = declarationItem(code, on);
    if (found === undefined) return undefined;
    const { department, title, declarationType, truthCommitment } = found;
    const documentTitle = '自愿填报真实性承诺书';
    return { department, texts: { documentTitle, title, declarationType, truthCommitment } };
  },
} as const satisfies Readonly<
  Record<string, (code: string, on: string) => ReferencedEntry | undefined>
>;

export type ReferenceList = keyof typeof LISTS;

/** The version of an entry in force on a day; undefined for a code that the list does not have. */
export function referencedEntry(
  list: ReferenceList,
  code: string,
  on: string,
): ReferencedEntry | undefined {
  return LISTS[list](code, on);
}
