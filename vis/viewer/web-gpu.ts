/** The part of WebGPU that is asked before its renderer is loaded (https://www.w3.org/TR/webgpu/). */
export interface WebGpu {
  requestAdapter(options: { readonly powerPreference: 'high-performance' }): Promise<WebGpuAdapter | null>;
}
interface WebGpuAdapter {
  readonly info?: { readonly isFallbackAdapter?: boolean };
  /** In browsers of 2024 and before. */
  readonly isFallbackAdapter?: boolean;
  requestDevice(): Promise<WebGpuDevice>;
}
export interface WebGpuDevice {
  readonly lost: Promise<unknown>;
  readonly queue: { onSubmittedWorkDone(): Promise<unknown> };
  /** Errors that no scope has caught. */
  addEventListener(type: 'uncapturederror', listener: () => void): void;
  destroy(): void;
}

/** Undefined where this browser, or the server of the page, offers none. */
export function webGpuOf(navigator: Navigator): WebGpu | undefined {
  return (navigator as { readonly gpu?: WebGpu }).gpu;
}
