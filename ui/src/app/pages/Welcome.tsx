import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { WelcomePage } from "@/features/welcome";

export function Welcome() {
  const navigate = useNavigate();
  return <WelcomePage onAdd={useCallback(() => void navigate({ to: "/servers", search: { add: true } }), [navigate])} onSandbox={useCallback(() => void navigate({ to: "/servers" }), [navigate])} />;
}
