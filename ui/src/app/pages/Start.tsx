import { Navigate } from "@tanstack/react-router";
import { ErrorNote } from "@/errors";
import { useApp } from "@/ipc";
import { startOf } from "../startOf";

/** The address without a page: leads on to where the window opens. */
export function Start() {
  const { data, error } = useApp();
  if (error)
    return (
      <div className="p-5">
        <ErrorNote error={error.view} />
      </div>
    );
  if (!data) return null;
  return <Navigate to={startOf(data)} replace />;
}
