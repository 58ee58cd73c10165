/** Where the visualization is, from the root of this server; clients resolve them against the address of its script. */

/** The page in the frame (`iframePath`). */
export const VISUALIZATION_FRAME = '/vis/index.html';
/** Scenes and their files (`tvkbPath`, `assetsPath`). */
export const VISUALIZATION_BASE = '/visualization';
/** What a product looks like where it is not drawn (`picture`). */
export const VISUALIZATION_PICTURES = `${VISUALIZATION_BASE}/pictures`;
/** Where views are shared (`sessionServer`). */
export const SHARED_VIEW_SERVER = `${VISUALIZATION_BASE}/session`;
