import type { StoreRequest } from '../../../subgraphs/framework/context';
import { storesOnUse } from '../../../subgraphs/framework/storesOnUse';

describe('the stores of a request', () => {
  it('are created on first use, once, and only for that request', () => {
    const made: string[] = [];
    const stores = storesOnUse<string, { permits: string; penalties: string }>({
      permits: (models, { today }) => `${models} ${today} ${made.push('permits')}`,
      penalties: (models, { today }) => `${models} ${today} ${made.push('penalties')}`,
    });
    const on = (today: string) => stores('models', { today } as StoreRequest);
    const [monday, tuesday] = [on('Monday'), on('Tuesday')];
    expect(made).toEqual([]);
    expect([monday.permits, monday.permits]).toEqual(Array(2).fill('models Monday 1'));
    expect(tuesday.permits).toBe('models Tuesday 2');
    expect(monday.penalties).toBe('models Monday 3');
    expect(made).toEqual(['permits', 'permits', 'penalties']);
  });
});
