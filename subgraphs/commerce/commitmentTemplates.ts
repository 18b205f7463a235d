import { placeholdersOf } from '../../schema/policy/placeholders';
import { commitmentConsequence } from '../../schema/policy/commitmentConsequences';
import {
  commitmentTemplates,
  type CommitmentTemplate,
} from '../../schema/policy/commitmentTemplates';
import type { SubgraphContext } from '../framework/context';

interface Selection {
  readonly on?: string | null;
  readonly commitmentType?: string | null;
}

/** A sample letter, with the consequences by the rules of the day that was asked about. */
interface Listed {
  readonly template: CommitmentTemplate;
  readonly on: string;
}

const listed = ({ on, commitmentType }: Selection, today: string): Listed[] => {
  const day = on ?? today;
  return commitmentTemplates(day)
    .filter((template) => commitmentType == null || template.commitmentType === commitmentType)
    .map((template) => ({ template, on: day }));
};

const of = <Key extends keyof CommitmentTemplate>(key: Key) => ({
  [key]: ({ template }: Listed) => template[key] ?? null,
});

export const commitmentTemplateResolvers = {
  Query: {
    commitmentTemplates: (_: unknown, selection: Selection, { today }: SubgraphContext) =>
      listed(selection, today),
  },
  CommitmentTemplate: {
    ...of('code'),
    ...of('version'),
    ...of('effectiveFrom'),
    ...of('title'),
    ...of('commitmentType'),
    ...of('otherType'),
    ...of('department'),
    ...of('publicity'),
    ...of('content'),
    ...of('liability'),
    ...of('source'),
    placeholders: ({ template }: Listed) => placeholdersOf(template.content),
    consequence: ({ template, on }: Listed) => commitmentConsequence(template.commitmentType, on),
  },
};
