"""JupyterHub with people who sign in by a password, and without the proxy before it: the tests ask the hub itself."""

import os

from jupyterhub.proxy import Proxy


class NoProxy(Proxy):
    """Leads nowhere: nobody starts a notebook here, and so the proxy's Node program is not needed."""

    should_start = False

    async def get_all_routes(self):
        return {}

    async def add_route(self, routespec, target, data):
        pass

    async def delete_route(self, routespec):
        pass


c = get_config()  # noqa: F821, JupyterHub puts it here
c.JupyterHub.proxy_class = NoProxy
c.JupyterHub.authenticator_class = "shared-password"
c.Authenticator.admin_users = {"chief"}
c.Authenticator.allowed_users = {"ada", "ben"}
c.SharedPasswordAuthenticator.admin_password = os.environ["HUB_ADMIN_PASSWORD"]
c.SharedPasswordAuthenticator.user_password = os.environ["HUB_USER_PASSWORD"]
