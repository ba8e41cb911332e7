import Newspaper
