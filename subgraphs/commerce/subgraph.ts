import { defineSubgraph } from '../framework/defineSubgraph';
import { sectorGrade } from './SectorGrade';
import { taxGrade } from './TaxGrade';

/** 商务诚信: lists, grades and honours of market participants. */
export const commerceSubgraph = defineSubgraph({
  name: 'commerce',
  records: [sectorGrade, taxGrade],
});
