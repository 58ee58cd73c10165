/**
 * Words that names no longer use, and what to write instead: the right column of docs/glossary.md where a word has no other
 * meaning in a program. Words are in lower case and in the singular; a plural is found, too.
 *
 * - `whole`: only as a complete name,
 * - `except`: folders in which the word has another meaning,
 * - `inComments`: retired in comments, too,
 * - `fileOnly`: only as the complete name of a file or folder.
 *
 * @type {readonly { words: string, instead: string, whole?: true, fileOnly?: true, except?: readonly string[], inComments?: true }[]}
 */
export const retiredWords = [
  // Commits and what they change.
  { words: 'ripple', instead: 'propagated changes', except: ['server/engine/encode'] },
  { words: 'let go', instead: 'uncommit', inComments: true },
  { words: 'lets go of', instead: 'uncommits', inComments: true },
  { words: 'letting go', instead: 'uncommitting', inComments: true },
  { words: 'take', instead: 'commitAll, or what is taken', whole: true },
  { words: 'giving way', instead: 'implied uncommit', inComments: true },
  { words: 'gives way', instead: 'is uncommitted', inComments: true },
  { words: 'keep what fits', instead: 'drop inconsistent' },
  { words: 'bring up to date', instead: 'migrate revision', inComments: true },
  { words: 'adopt', instead: 'seed' },
  { words: 'pausing', instead: 'debounced commit' },

  // States, conflicts and preferences.
  { words: 'colour', instead: 'state', except: ['tools/render-pictures'] },
  { words: 'fit', instead: 'value state' },
  { words: 'hindered', instead: 'incompatible', inComments: true },
  { words: 'way out', instead: 'alternative', inComments: true },
  { words: 'ways out', instead: 'alternatives', inComments: true },
  { words: 'way', instead: 'alternative' },
  { words: 'wish', instead: 'preference, or request' },
  { words: 'wished', instead: 'preferred, or requested' },
  { words: 'shown value', instead: 'previous value' },
  { words: 'read shown', instead: 'read previous' },
  { words: 'with shown', instead: 'with previous' },
  { words: 'present shown', instead: 'present previous' },
  { words: 'sticky', instead: 'previous value' },
  { words: 'unsat core', instead: 'conflict core', inComments: true },
  { words: 'objective', instead: 'goal' },

  // Quantities and rows.
  { words: 'seen as', instead: 'what it becomes' },
  { words: 'position state', instead: 'quantity options' },
  { words: 'positions', instead: 'quantity options' },

  // The engine.
  { words: 'effort', instead: 'conflict budget' },
  { words: 'learnt', instead: 'learned', inComments: true },
  { words: 'lesson', instead: 'learned clause; of documentation: tutorial' },
  { words: 'make do', instead: 'fallback', inComments: true },
  { words: 'makes do', instead: 'uses a fallback', inComments: true },
  { words: 'tangle', instead: 'treewidth' },
  { words: 'canonical completion', instead: 'preferred completion', inComments: true },
  { words: 'lever', instead: 'linear bound' },
  { words: 'rule circle', instead: 'rule subproblem', inComments: true },

  // Language and navigation.
  { words: 'speak', instead: 'set language' },
  { words: 'spoken', instead: 'selected' },
  { words: 'lead to', instead: 'redirect' },
  { words: 'leads to', instead: 'redirects to' },

  // Verbs that say nothing.
  { words: 'say', instead: 'describe, format or report' },
  { words: 'said', instead: 'what it is: the commits, the message, …' },
  { words: 'told', instead: 'what it is: the answer, the figure, …' },
  { words: 'every day', instead: 'daily' },

  // Other systems' words.
  {
    words: 'session',
    instead: 'browser session, or what it is',
    // People who sell have sessions besides, and other CPQ systems have their own.
    except: [
      'server/gateway',
      'tools/vite',
      'server/upstreams',
      'server/oracle-cpq',
      'server/salesforce',
      'server/sign-in',
      'server/platform/database-schema.ts',
      'src/api/sign-in.ts',
      'src/features/sign-in',
    ],
  },
  { words: 'basket', instead: 'cart', inComments: true, except: ['tools/render-pictures'] },
  { words: 'rule base', instead: 'model', inComments: true },
  { words: 'rulebase', instead: 'model', inComments: true },
  { words: 'parts list', instead: 'bill of materials', inComments: true },
  { words: 'rfq', instead: 'firm request', inComments: true },
  { words: 'user id', instead: 'external id' },
  { words: 'backend', instead: 'tenant or server', inComments: true },
  { words: 'bff', instead: 'gateway', inComments: true },
  { words: 'proxy', instead: 'gateway' },

  // Names of files that say nothing about what is in them.
  ...[
    'util',
    'utility',
    'utilities',
    'helper',
    'misc',
    'common',
    'type',
    'index',
    'manager',
    'main-helper',
  ].map((words) => ({
    words,
    instead: 'the name of the main export',
    fileOnly: /** @type {const} */ (true),
  })),
];
