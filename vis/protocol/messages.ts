/** What a page and the visualization in its frame say to each other. */
import type { VisualizationObject } from './visualization-object.ts';

/** From the page: everything there is to show, every time. What is done with it is done in this order. */
export interface StateMessage {
  readonly type: 'tacton.vis';
  /** Higher than that of every message before. */
  readonly seq: number;
  readonly visualization: VisualizationObject;
  readonly response?: unknown;
  readonly currentGroup?: string;
  readonly triggers: readonly string[];
  readonly buttonTriggers: readonly string[];
  /** Address of the page, to be shared. */
  readonly page: string;
  /** In a shared view: whether its viewers may change the configuration. */
  readonly mayChange?: boolean;
}

/**
 * From the frame, when it can listen: also after it was loaded again. It has no `action`, so no handler gets it. With `answers: true`,
 * the frame promises an answer to every question.
 */
export const readyType = 'tacton.vis.ready';

/** From the page: whether the frame is still there. From the frame, at once: that it is. */
export const [questionType, answerType] = ['tacton.vis.question', 'tacton.vis.answer'];

/** From the frame: what the API page calls messages. */
export type ActionMessage =
  | { readonly action: 'multicommit'; readonly parameters: Readonly<Record<string, string>> }
  | { readonly action: 'group'; readonly value: string }
  | { readonly action: 'button_visibility'; readonly parameters: Readonly<Record<string, boolean>> };

/** In the fragment of the frame's address, because it needs them before the first message. */
export const frameParameters = {
  parent: 'parent',
  color: 'color',
  language: 'lang',
  /** Of a shared view: there is no page around the frame then. */
  shared: 'shared',
} as const;

export function isReadyMessage(data: unknown): data is { readonly answers?: unknown } {
  return isOfType(data, readyType);
}

export function isQuestion(data: unknown): boolean {
  return isOfType(data, questionType);
}

function isOfType(data: unknown, type: string): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === type;
}

/** Any action, also one that is not known here: it is for the page to understand. */
export function isActionMessage(data: unknown): data is { readonly action: string } {
  if (typeof data !== 'object' || data === null || !('action' in data)) return false;
  return typeof data.action === 'string' && data.action.length > 0 && data.action.length <= 100;
}

export function isStateMessage(data: unknown): data is StateMessage {
  if (typeof data !== 'object' || data === null) return false;
  const { type, seq, visualization, triggers, buttonTriggers } = data as Record<string, unknown>;
  return (
    type === 'tacton.vis' &&
    typeof seq === 'number' &&
    typeof visualization === 'object' &&
    visualization !== null &&
    isTextList(triggers) &&
    isTextList(buttonTriggers)
  );
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
