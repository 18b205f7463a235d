import { eventIds } from '../../../gateway/disclosure/eventIds';

describe('ids of events', () => {
  it('are UUIDs of version 7', () => {
    expect(eventIds()()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(eventIds(0x0123456789ab)().slice(0, 13)).toBe('01234567-89ab');
  });

  it('are unique and sort by the time they were generated', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => eventIds(1_800_000_000_000 + i)());
    expect(new Set(ids).size).toBe(1000);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(Array.from({ length: 1000 }, eventIds(7))).size).toBe(1000);
  });
});
