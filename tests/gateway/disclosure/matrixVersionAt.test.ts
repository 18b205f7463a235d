import { matrixVersionAt } from '../../../gateway/disclosure/matrixVersionAt';

test('the version of the matrix is that of the day in China, whatever moment was requested before', () => {
  const before = new Date('2025-12-31T15:59:59.999Z');
  const after = new Date('2025-12-31T16:00:00.000Z');
  expect(matrixVersionAt(before)).toBe('none');
  expect(matrixVersionAt(after)).toBe('2026-1');
  expect(matrixVersionAt(before)).toBe('none');
});
