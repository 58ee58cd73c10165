/** ESLint rule: `eslint-disable …` and `oxlint-disable …` say why, after two dashes. */

/** @type {import('eslint').Rule.RuleModule} */
export const requireReason = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { reason: 'A suppression carries its reason: write it after `--`.' },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const isSuppression = /^\s*(eslint|oxlint)-disable/.test(comment.value);
          if (isSuppression && comment.loc && !/\s--\s+\S/.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: 'reason' });
          }
        }
      },
    };
  },
};
