import { useCallback, useEffect, useState } from "react";
import { ApiError, messageOf } from "../api/http.ts";
import { fetchStatus, type Status } from "../api/youju.ts";

export type Connection =
  | { readonly state: "loading" }
  | { readonly state: "logged-out" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "ready"; readonly status: Status };

/** Whether the page may talk to the service, and what it holds. */
export function useStatus(): {
  readonly connection: Connection;
  readonly refresh: () => Promise<void>;
  readonly setLoggedOut: () => void;
} {
  const [connection, setConnection] = useState<Connection>({ state: "loading" });
  const setLoggedOut = useCallback(() => setConnection({ state: "logged-out" }), []);
  const refresh = useCallback(async () => {
    try {
      setConnection({ state: "ready", status: await fetchStatus() });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) setConnection({ state: "logged-out" });
      else setConnection({ state: "failed", message: messageOf(error) });
    }
  }, []);
  useEffect(() => void refresh(), [refresh]);
  return { connection, refresh, setLoggedOut };
}
