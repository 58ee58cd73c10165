import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ConfigurationEditor } from '#src/api/configuration/editor.ts';
import type { EditorState } from '#src/api/configuration/state.ts';

/** The editor of the configuration on the screen. It never changes while the page stands, so nothing repaints for it. */
export const ConfiguratorContext = createContext<ConfigurationEditor | undefined>(undefined);

export function useEditor(): ConfigurationEditor {
  const editor = useContext(ConfiguratorContext);
  if (!editor) throw new Error('useEditor needs a ConfiguratorContext above it');
  return editor;
}

/** A part of the editor's state; repaints only when that part changes. */
export function useEditorState<T>(select: (state: EditorState) => T): T {
  return useStore(useEditor().state, select);
}
