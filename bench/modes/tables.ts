import { wholeNumber } from '../../cli/support/program';
import { measureProduct } from '../tables/measureProduct';
import { productText } from '../tables/productText';
import { AT_LEAST_ONE, print, roundsOf, type Mode } from './mode';

/** Measures statistical tables through gateway and database. */
export const tablesMode: Mode = async ({ load, values }) => {
  const records = wholeNumber('--records', values.records, AT_LEAST_ONE);
  const rows = wholeNumber('--rows', values.rows, AT_LEAST_ONE);
  const rounds = roundsOf(values);
  const statistics = await measureProduct({ ...load, records, rows, rounds });
  print(productText(statistics));
  return { figures: { statistics } };
};
