/**
 * ESLint rule: a file of more than `max` lines, comments and blank lines included. Used twice, as a warning and as an error.
 * A file that is larger for a reason is listed under `exceptions`, with the reason; one that is listed and no longer larger is
 * reported, too.
 */

/** @type {import('eslint').Rule.RuleModule} */
export const fileSize = {
  meta: {
    type: 'suggestion',
    schema: [
      {
        type: 'object',
        properties: {
          max: { type: 'integer' },
          exceptions: { type: 'object', additionalProperties: { type: 'string', minLength: 10 } },
        },
        required: ['max'],
        additionalProperties: false,
      },
    ],
    messages: {
      large: 'The file has {{ lines }} lines, more than {{ max }}: is it one idea? Split it by what it does.',
      listed: 'The file has {{ lines }} lines, no more than {{ max }}: remove it from the exceptions.',
    },
  },
  create(context) {
    const { max, exceptions = {} } = context.options[0];
    const path = context.filename.split('\\').join('/');
    const isException = Object.keys(exceptions).some((file) => path.endsWith(`/${file}`));
    return {
      Program(node) {
        // A line break at the end of the file starts no line.
        const lines = context.sourceCode.lines.length - (context.sourceCode.text.endsWith('\n') ? 1 : 0);
        const data = { lines: String(lines), max: String(max) };
        if (lines > max && !isException) context.report({ node, messageId: 'large', data });
        if (lines <= max && isException) context.report({ node, messageId: 'listed', data });
      },
    };
  },
};
