import { creditError } from '../../../schema/errors';
import { visible } from '../../../gateway/errors/translate';
import { silent } from '../../support/log';

const context = { mayIntrospect: false, developer: false, requestId: 'r-1', log: silent };

test('every client receives the faults of a correction, and no internal extension', () => {
  const faults = [{ field: 'content', heading: '许可内容', code: 'MISSING' }];
  const error = creditError('BAD_USER_INPUT', 'Refused.', { faults, serviceName: 'government' });
  expect(visible(error, context)).toEqual({ faults });
});
