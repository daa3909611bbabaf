import { Navigate } from "@tanstack/react-router";
import { ErrorNote } from "@/errors";
import { useApp } from "@/ipc";

/** Where the window opens: at the keys, or at the welcome while there is no server. */
export function Start() {
  const { data, error } = useApp();
  if (error)
    return (
      <div className="p-5">
        <ErrorNote error={error.view} />
      </div>
    );
  if (!data) return null;
  return <Navigate to={data.servers.length === 0 ? "/welcome" : "/keys"} replace />;
}
