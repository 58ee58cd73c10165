/**
 * The default picture of the API ("Image From Product Model"): PNG, 100 × 75, "no picture found". For models folders that
 * bring none of their own.
 */
export const noPicture = Buffer.from(
  [
    'iVBORw0KGgoAAAANSUhEUgAAAGQAAABLBAMAAAB0Nj+EAAAAMFBMVEXx8e/V1dGampTm5uTExMCtraju7uylpaCXl5La2te7',
    'u7fNzcnf39yfn5mzs6+MjIcCiNSqAAAACXBIWXMAAAsTAAALEwEAmpwYAAABvUlEQVRIx2MQJBkwCDCQCBhHtYxqGdUyDLWw',
    'KmGAAAJamDC1KBDSooDuECZaazniQ6oWFiUlBxK1HLriq0OiFicHFhXaayHFYcyhBqR631yphsRA5rkUqjsBbhlRWubqpS3S',
    'BrLnKt0kUguj0jKgNxwYuJXeKW0gTssmYMgybNJLcNJK2KSVQIwWFpDRDJyX4oA046VgIrSoLVIEM46DPXJc/QBhLXrgwIIF',
    'F3PQRcJalO6g8LOUnAhqUTdAFdhEOCMro2VKzkukZ2QjWuR90gslMoq+0fplsGphQ+HB0zVbAm4tfEBVC2CcDHjU8wlgaGEW',
    '2cC5kIFh52LGBCnBL9YMGza6eRkw+G/YdUCYMXOWALcfphbGn9Un5gow9Emkm1QK/8xgaPh1fKMCg9CRyLYYdqvKZtf5WLQ8',
    '2LWE8QFDG/txWwMGBQ6Ghgb+8m8M5rwGD4FaNkQW82HV4sW9gKGZ19x8AkMDB3NDAwfQw+bsEyojmaw2vIxkx6olKcKAobWU',
    '3ab1wXXT0oYGbtUABnPO1gKJeKCWExECWEMMGFYNQKOZoYGbDA4WSPDCwxgzkB+MpuRRLXi1kN57BQDoZ4E06nREjwAAAABJ',
    'RU5ErkJggg==',
  ].join(''),
  'base64',
);
