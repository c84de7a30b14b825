import { type RefObject, useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { PageEvent } from '../../protocol.ts';
import { type Api, ApiFailure, createApi } from '../api.ts';
import { type Change, openWorkspace, reduce, type Workspace } from './workspace.ts';

const RECONNECT_AFTER_MS = 1_000;

export type Connection = 'connecting' | 'open' | 'lost';

interface Connected {
  workspace: Workspace | null;
  connection: Connection;
  api: Api;
  change: (change: Change) => void;
}

function parseEvent(data: unknown): PageEvent | null {
  try {
    return JSON.parse(String(data));
  } catch {
    // Half a frame of a server that was stopped: the socket closes next, and the snapshot after it holds what this event told.
    return null;
  }
}

/**
 * Keeps one person's view of the workspace up to date: the snapshot first, then the events of the socket, and both
 * again after a lost connection.
 */
export function useWorkspace(
  as: string,
  /** The channel on the screen. */
  reading: RefObject<string | null>,
  onFailure: (code: string, channel: string | null) => void,
  onMissing: () => void,
): Connected {
  const [workspace, dispatch] = useReducer(
    (state: Workspace | null, change: Change) =>
      state ? reduce(state, change) : change.type === 'snapshot' ? openWorkspace(change.snapshot) : state,
    null,
  );
  // An empty `as` lets the server choose who; from then on we say who we are.
  const acting = as === '' ? (workspace?.snapshot.me.id ?? '') : as;
  const api = useMemo(() => createApi(acting), [acting]);
  const [connection, setConnection] = useState<Connection>('connecting');
  const latest = useRef({ onFailure, onMissing });
  latest.current = { onFailure, onMissing };

  useEffect(() => {
    let stopped = false;
    let socket: WebSocket | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const again = () => {
      if (stopped) return;
      setConnection('lost');
      timer = setTimeout(connect, RECONNECT_AFTER_MS);
    };
    const connect = async () => {
      try {
        const snapshot = await createApi(as).state();
        if (stopped) return;
        socket = new WebSocket(createApi(snapshot.me.id).eventsUrl());
        socket.onopen = () => {
          dispatch({ type: 'snapshot', snapshot });
          setConnection('open');
        };
        socket.onmessage = ({ data }) => {
          const event = parseEvent(data);
          if (event === null) return;
          if (event.type === 'failure') latest.current.onFailure(event.text, event.channel);
          dispatch({ type: 'event', event, reading: reading.current });
        };
        socket.onclose = again;
      } catch (error) {
        if (stopped) return;
        if (error instanceof ApiFailure && error.code !== 'unreachable' && as !== '')
          latest.current.onMissing();
        else again();
      }
    };
    void connect();
    return () => {
      stopped = true;
      clearTimeout(timer);
      if (socket) socket.onclose = null;
      socket?.close();
    };
  }, [as, reading]);

  const change = useCallback((one: Change) => dispatch(one), []);
  return { workspace, connection, api, change };
}
