import { defineSubgraph } from '../framework/defineSubgraph';
import { sectorGrade } from './SectorGrade';
import { taxGrade } from './TaxGrade';

/** 商务诚信: lists, grades and honours of those who trade. */
export const commerceSubgraph = defineSubgraph({
  name: 'commerce',
  records: [sectorGrade, taxGrade],
});
