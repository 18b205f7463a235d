import { isEnumType } from 'graphql';
import { subgraphTypes } from '../../framework/subgraphDocument';
import { shortTitlesOf, type Titles } from './titles';

/** The title of a value of StatisticsDimension, from its description. */
export function dimensionTitle(value: string): Titles {
  const type = subgraphTypes('statistics').getType('StatisticsDimension');
  if (!isEnumType(type)) throw new Error('The statistics subgraph has no StatisticsDimension.');
  return shortTitlesOf(type.getValue(value)?.description, value);
}
