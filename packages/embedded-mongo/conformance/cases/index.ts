import type { Case } from '../case';
import { commandCases } from './commands';
import { dateCases } from './dates';
import { expressionCases } from './expressions';
import { valueExpressionCases } from './expressionsOnValues';
import { indexCases } from './indexes';
import { pipelineCases } from './pipeline';
import { groupStageCases } from './pipelineGroups';
import { lookupCases } from './pipelineLookup';
import { queryCases } from './query';
import { queryArrayCases } from './queryArrays';
import { queryNullCases } from './queryNulls';
import { refusalCases } from './refusals';
import { pipelineRefusalCases } from './refusalsOfPipelines';
import { regexCases } from './regex';
import { schemaCases } from './schemas';
import { sortCases } from './sortAndProject';
import { updateCases } from './update';
import { arrayUpdateCases } from './updateArrays';
import { positionalCases } from './updatePositional';

/** The whole suite. */
export const allCases: readonly Case[] = [
  ...queryCases,
  ...queryNullCases,
  ...queryArrayCases,
  ...regexCases,
  ...sortCases,
  ...updateCases,
  ...arrayUpdateCases,
  ...positionalCases,
  ...expressionCases,
  ...valueExpressionCases,
  ...dateCases,
  ...groupStageCases,
  ...pipelineCases,
  ...lookupCases,
  ...commandCases,
  ...indexCases,
  ...schemaCases,
  ...refusalCases,
  ...pipelineRefusalCases,
];
