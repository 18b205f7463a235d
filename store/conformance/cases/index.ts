import type { Case } from '../case';
import { commandCases } from './commands';
import { dateCases } from './dates';
import { expressionCases } from './expressions';
import { pipelineCases } from './pipeline';
import { queryCases } from './query';
import { refusalCases } from './refusals';
import { sortCases } from './sortAndProject';
import { updateCases } from './update';

/** The whole suite. */
export const allCases: readonly Case[] = [
  ...queryCases,
  ...sortCases,
  ...updateCases,
  ...expressionCases,
  ...dateCases,
  ...pipelineCases,
  ...commandCases,
  ...refusalCases,
];
