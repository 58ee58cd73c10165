/** Where the visualization is, from the root of this server; clients resolve them against the address of its script. */

/** The page in the frame (`iframePath`). */
export const VISUALIZATION_FRAME = '/vis/index.html';
/** Scenes and their files (`tvkbPath`, `assetsPath`). */
export const VISUALIZATION_BASE = '/visualization';
/** Where views are shared (`sessionServer`). */
export const SHARED_VIEW_SERVER = `${VISUALIZATION_BASE}/session`;
