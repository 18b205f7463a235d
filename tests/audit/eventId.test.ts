import { eventId } from '../../gateway/audit/eventId';

describe('ids of events', () => {
  it('are UUIDs of version 7', () => {
    expect(eventId()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(eventId(0x0123456789ab).slice(0, 13)).toBe('01234567-89ab');
  });

  it('are all different, and sort by the time they were made at', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => eventId(1_800_000_000_000 + i));
    expect(new Set(ids).size).toBe(1000);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(Array.from({ length: 1000 }, () => eventId(7))).size).toBe(1000);
  });
});
