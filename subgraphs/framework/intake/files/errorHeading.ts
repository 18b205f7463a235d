/** The column of an error file with the faults of each row; readers ignore it. */
export const ERROR_HEADING = '错误说明';
