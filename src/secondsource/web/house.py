"""Everything of the house's own articles, as one set of routes: for readers, for commenters, for the desk."""

from fastapi import APIRouter

from secondsource.web import commenting, house_articles, house_desk

routes = APIRouter()
for _each in (house_articles.routes, commenting.routes, house_desk.routes):
    routes.include_router(_each)
