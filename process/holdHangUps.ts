import { holdHangUps } from './hangUp';

// The first import of a program that reloads its file on SIGHUP: the signal may arrive while the
// other modules are still being loaded.
holdHangUps();
